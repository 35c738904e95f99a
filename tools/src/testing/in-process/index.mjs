/** The entry is JavaScript: Jest compiles a runner in TypeScript to CommonJS, in which `import()` is `require()`. */
export { default } from './runner.ts';
