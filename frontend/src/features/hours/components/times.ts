/** A time as the browser's field has it: the end of the day is midnight there. */
export function inputTime(time: string): string {
  return time === '24:00' ? '00:00' : time;
}

/** A time of the browser's field as hours have it: midnight ends a day, where it does not begin it. */
export function rangeTime(value: string, end: 'from' | 'to'): string {
  const time = value.slice(0, 5);
  return end === 'to' && time === '00:00' ? '24:00' : time;
}
