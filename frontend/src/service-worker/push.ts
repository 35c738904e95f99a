/** Shows what is pushed; nothing is pushed yet. */
export function handlePush(_worker: ServiceWorkerGlobalScope): void {
  // Telling by push adds its listeners here.
}
