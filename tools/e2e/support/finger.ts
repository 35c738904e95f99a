import type { Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger on the screen of a page that was opened with `hasTouch`: the browser scrolls, taps and cancels by it. */
export class Finger {
  private readonly page: Page;
  private readonly send: (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    at: readonly Point[],
  ) => Promise<void>;

  private constructor(page: Page, send: Finger['send']) {
    this.page = page;
    this.send = send;
  }

  static async on(page: Page): Promise<Finger> {
    const session = await page.context().newCDPSession(page);
    return new Finger(page, async (type, at) => {
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: [...at] });
    });
  }

  /** Comes down and rests there. */
  async press(at: Point, restsMs = 0): Promise<void> {
    await this.send('touchStart', [at]);
    await this.page.waitForTimeout(restsMs);
  }

  /** Moves from one place to another in small steps, and rests there. */
  async move(from: Point, to: Point, restsMs = 0): Promise<void> {
    const steps = 10;
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      await this.send('touchMove', [
        { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
      ]);
      await this.page.waitForTimeout(16);
    }
    await this.page.waitForTimeout(restsMs);
  }

  lift(): Promise<void> {
    return this.send('touchEnd', []);
  }
}
