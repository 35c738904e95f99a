import type { FlagLevel } from '@attune/shared';

/** From an instant to before another, in milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Colours of the theme; each line also differs by its stroke and the shape of its points. */
export type ChartTone = 'one' | 'two' | 'three' | 'four' | 'quiet' | FlagLevel;

export type GlyphShape =
  | 'circle'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'cross'
  | 'ring'
  | 'rise'
  | 'fall'
  | 'octagon';

/** A value at an instant; `key` names it to whoever asks what it is. */
export interface ChartPoint {
  readonly key: string;
  readonly at: number;
  readonly value: number;
  /** Where the value stands for several: the least and the greatest of them. */
  readonly low?: number;
  readonly high?: number;
  /** A sign beside the point: it fell, or rose, by more than chance would explain. */
  readonly sign?: 'rise' | 'fall';
  /** The same against the point before: an open sign. */
  readonly step?: 'rise' | 'fall';
}

export interface ChartLine {
  readonly key: string;
  readonly name: string;
  readonly tone: ChartTone;
  readonly stroke?: 'solid' | 'dashed' | 'dotted';
  readonly shape?: 'circle' | 'square' | 'diamond' | 'triangle';
  /** By time. */
  readonly points: readonly ChartPoint[];
  /** After a silence of so many milliseconds the line begins anew. */
  readonly gap?: number;
  /** No dots on the points, where there are many. */
  readonly bare?: boolean;
}

/** A stretch of values with a name: 'moderate'. */
export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

export interface LinesTrack {
  readonly kind: 'LINES';
  readonly key: string;
  readonly name: string;
  /** A few quiet words beside the name. */
  readonly note?: string;
  readonly domain: readonly [least: number, greatest: number];
  readonly ticks: readonly number[];
  readonly lines: readonly ChartLine[];
  readonly bands?: readonly ChartBand[];
  readonly height?: number;
}

/** Something that happened at an instant. */
export interface ChartMark {
  readonly key: string;
  readonly at: number;
  readonly shape: GlyphShape;
  readonly tone: ChartTone;
  readonly hollow?: boolean;
  /** What did not take place is shown, and quietly. */
  readonly faint?: boolean;
  /** From a value to another, within the domain of the track. */
  readonly change?: { readonly from: number; readonly to: number };
}

export interface MarksTrack {
  readonly kind: 'MARKS';
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly marks: readonly ChartMark[];
  /** Of the changes; without it all marks stand on one line. */
  readonly domain?: readonly [least: number, greatest: number];
  readonly height?: number;
}

/** Something that lasted; `to` is null while it does. */
export interface ChartSpan {
  readonly key: string;
  readonly from: number;
  readonly to: number | null;
  readonly label: string;
  readonly tone: ChartTone;
  readonly shape?: GlyphShape;
  readonly look: 'filled' | 'hatched' | 'wash';
}

export interface SpansTrack {
  readonly kind: 'SPANS';
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly spans: readonly ChartSpan[];
  /** Their beginnings go through all tracks as thin lines. */
  readonly through?: boolean;
}

export type ChartTrack = LinesTrack | MarksTrack | SpansTrack;
