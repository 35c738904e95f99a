import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened in a bodywork session. */
@Entity({ schema: 'attune', name: 'session_response' })
export class SessionResponseEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'note_id', type: 'uuid' })
  noteId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'author_member_id', type: 'uuid' })
  authorMemberId: string;

  @Column({ type: 'boolean' })
  signed: boolean;

  @Column({ name: 'boundaries_version', type: 'integer', nullable: true })
  boundariesVersion: number | null;

  @Column({ name: 'boundaries_confirmed', type: 'boolean', nullable: true })
  boundariesConfirmed: boolean | null;

  @Column({ name: 'regions_agreed_today', type: 'text', array: true })
  regionsAgreedToday: string[];

  @Column({ type: 'text', nullable: true })
  draping: string | null;

  @Column({ name: 'stop_signal_agreed', type: 'boolean', nullable: true })
  stopSignalAgreed: boolean | null;

  @Column({ name: 'arrival_distress', type: 'integer', nullable: true })
  arrivalDistress: number | null;

  @Column({ name: 'arrival_arousal', type: 'integer', nullable: true })
  arrivalArousal: number | null;

  @Column({ name: 'arrival_pain', type: 'integer', nullable: true })
  arrivalPain: number | null;

  @Column({ name: 'arrival_tension', type: 'integer', nullable: true })
  arrivalTension: number | null;

  @Column({ name: 'departure_distress', type: 'integer', nullable: true })
  departureDistress: number | null;

  @Column({ name: 'departure_arousal', type: 'integer', nullable: true })
  departureArousal: number | null;

  @Column({ name: 'departure_pain', type: 'integer', nullable: true })
  departurePain: number | null;

  @Column({ name: 'departure_tension', type: 'integer', nullable: true })
  departureTension: number | null;

  @Column({ type: 'boolean', nullable: true })
  settled: boolean | null;

  @Column({ type: 'jsonb' })
  work: unknown;

  @Column({ type: 'text', array: true })
  observations: string[];

  @Column({ name: 'emotional_response', type: 'text', array: true })
  emotionalResponse: string[];

  @Column({ name: 'client_words', type: 'text', nullable: true })
  clientWords: string | null;

  @Column({ type: 'text', nullable: true })
  ending: string | null;

  @Column({ type: 'text', array: true })
  aftercare: string[];

  @Column({ name: 'next_time', type: 'text', nullable: true })
  nextTime: string | null;

  @Column({ name: 'to_psychotherapy', type: 'text', nullable: true })
  toPsychotherapy: string | null;

  @Column({ name: 'no_flag_reason', type: 'text', nullable: true })
  noFlagReason: string | null;

  @Column({ name: 'breach_account', type: 'text', nullable: true })
  breachAccount: string | null;
}
