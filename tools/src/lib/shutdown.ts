/** How long an orderly end may take before the process ends anyway. */
const PATIENCE_MS = 30_000;

/** The start was interrupted; there is nothing to tell. */
export class Interrupted extends Error {}

/**
 * What has to be undone when the process ends, newest first. A signal that comes while Attune is
 * still starting waits for the step that is under way, so that nothing started is left behind.
 */
export class Shutdown {
  private readonly steps: (() => Promise<void>)[] = [];
  private begun = false;

  /** Registers how to undo what was just started. */
  undo(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** @throws Interrupted when the process has been told to end. */
  check(): void {
    if (this.begun) throw new Interrupted();
  }

  /**
   * Runs `start` and stays until a signal or `end` comes; then undoes everything.
   * @param start resolves when everything runs, with what rejects if something of it ends by itself.
   */
  async around(start: () => Promise<{ readonly ended: Promise<void> }>): Promise<void> {
    const told = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        // Further signals find it begun and change nothing.
        process.on(signal, () => {
          this.begun = true;
          resolve();
        });
      }
    });
    try {
      const { ended } = await start();
      await Promise.race([told, ended]);
    } catch (error) {
      if (!(error instanceof Interrupted) && !this.begun) throw error;
    } finally {
      this.begun = true;
      setTimeout(() => process.exit(1), PATIENCE_MS).unref();
      for (const step of this.steps.reverse()) {
        await step();
      }
    }
  }
}
