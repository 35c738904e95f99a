/** So near an edge of what is seen, what is carried takes the page along; the nearer, the faster. */
const EDGE_PX = 80;
const FASTEST_PX = 12;
/** An item that is taken up near an edge stays there until it is carried towards that edge. */
const TOWARDS_PX = 12;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Scrolls the page up and down and the grid sideways while a pointer that carries something is near an
 * edge, also when it rests there.
 * @param from where it was taken up, in pixels of the window, as `at`, where it is now.
 * @param scrolled is called after each scroll: another place is under the pointer.
 * @returns ends it.
 */
export function scrollAlong(
  grid: HTMLElement | null,
  from: Point,
  at: () => Point,
  scrolled: () => void,
): () => void {
  let frame = 0;
  const step = () => {
    const { x, y } = at();
    const box = grid?.getBoundingClientRect();
    const down = speed(y, y - from.y, 0, window.innerHeight);
    const right = box
      ? speed(x, x - from.x, Math.max(0, box.left), Math.min(window.innerWidth, box.right))
      : 0;
    if (down !== 0) window.scrollBy(0, down);
    if (right !== 0) grid?.scrollBy(right, 0);
    if (down !== 0 || right !== 0) scrolled();
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

/** Pixels a frame: below zero towards the first edge, above it towards the second. */
function speed(place: number, carried: number, first: number, second: number): number {
  if (carried < -TOWARDS_PX && place < first + EDGE_PX) {
    return -Math.ceil(Math.min(1, (first + EDGE_PX - place) / EDGE_PX) * FASTEST_PX);
  }
  return carried > TOWARDS_PX && place > second - EDGE_PX
    ? Math.ceil(Math.min(1, (place - second + EDGE_PX) / EDGE_PX) * FASTEST_PX)
    : 0;
}
