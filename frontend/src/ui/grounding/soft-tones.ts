/** Hertz: a fifth, low enough to be soft. */
const LOW = 196;
const HIGH = 293.7;
/** As loud as it gets, of what the device can. */
const LOUDEST = 0.22;
const FADE_SECONDS = 0.6;

/** Tones by the browser itself: nothing is fetched, so they sound without a network. */
export class SoftTones {
  private readonly context: AudioContext;
  private playing: { readonly tone: OscillatorNode; readonly gain: GainNode } | null = null;

  private constructor(context: AudioContext) {
    this.context = context;
  }

  /** Null where the browser makes no sound. */
  static open(): SoftTones | null {
    return typeof AudioContext === 'function' ? new SoftTones(new AudioContext()) : null;
  }

  /** One tone as long as the breath, rising or falling. @param volume 0 to 1 */
  glide(direction: 'IN' | 'OUT', seconds: number, volume: number): void {
    this.silence();
    void this.context.resume().catch(() => undefined);
    const now = this.context.currentTime;
    const tone = this.context.createOscillator();
    const gain = this.context.createGain();
    const [from, to] = direction === 'IN' ? [LOW, HIGH] : [HIGH, LOW];
    tone.type = 'sine';
    tone.frequency.setValueAtTime(from, now);
    tone.frequency.linearRampToValueAtTime(to, now + seconds);
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(LOUDEST * volume, now + FADE_SECONDS);
    gain.gain.setValueAtTime(LOUDEST * volume, now + Math.max(FADE_SECONDS, seconds - FADE_SECONDS));
    gain.gain.linearRampToValueAtTime(0, now + seconds);
    tone.connect(gain).connect(this.context.destination);
    tone.start(now);
    tone.stop(now + seconds);
    this.playing = { tone, gain };
  }

  silence(): void {
    this.playing?.tone.stop();
    this.playing?.gain.disconnect();
    this.playing = null;
  }

  close(): void {
    this.silence();
    void this.context.close().catch(() => undefined);
  }
}
