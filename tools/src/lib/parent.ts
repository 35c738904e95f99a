/**
 * Lets this process end when the one that started it has, by whatever: the channel between them closes then.
 * Without such a channel nothing happens.
 * @param end how it ends.
 */
export function endWithParent(end: () => void): void {
  if (process.connected) {
    process.once('disconnect', end);
    // It must not keep the process alive whose end it is for.
    process.channel?.unref();
  }
}
