// Starts one of the scripts in tools/src. Plain JavaScript, so that even an older Node can say what is wrong.
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `Attune needs Node 24 and this is ${process.versions.node}. Start it through npm ("npm start"), which brings its own on Linux; elsewhere install Node 24.\n`,
  );
  process.exit(1);
}
const [script] = process.argv.splice(2, 1);
await import(new URL(`./src/${script}.ts`, import.meta.url).href);
