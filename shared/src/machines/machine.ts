/** A state table as data: from a state, by an event, to a state. What is not in it is refused. */
export interface Machine<State extends string, Event extends string> {
  readonly initial: State;
  readonly transitions: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>>;
}

/** The state that an event leads to, or null where the table refuses it. */
export function nextState<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): State | null {
  return machine.transitions[state][event] ?? null;
}
