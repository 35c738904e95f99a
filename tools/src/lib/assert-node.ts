/** Attune's own scripts run on the Node that its packages bring; an older one on the path is told apart in a sentence. */
export function assertNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 24) {
    process.stderr.write(
      `Attune needs Node 24 and this is ${process.versions.node}. Start it through npm ("npm start"), or install Node 24.\n`,
    );
    process.exit(1);
  }
}
