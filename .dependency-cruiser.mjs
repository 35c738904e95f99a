import { readdirSync } from 'node:fs';

/** Which folder may know which; the zones are the folders that are there. */
const foldersOf = (path) =>
  readdirSync(new URL(path, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

const MODULES = 'backend/src/modules';
const FEATURES = 'frontend/src/features';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const modules = foldersOf(`./${MODULES}`).map((module) =>
  rule(
    `only-door-of-${module}`,
    `Other parts know ${module} by its index.ts alone.`,
    { path: '^backend/src/', pathNot: `^(${MODULES}/${module}/|backend/src/database/)` },
    { path: `^${MODULES}/${module}/`, pathNot: `^${MODULES}/${module}/index\\.ts$` },
  ),
);

const features = foldersOf(`./${FEATURES}`).map((feature) =>
  rule(
    `feature-${feature}-alone`,
    'A feature never imports another; what two share belongs to ui or lib.',
    { path: `^${FEATURES}/${feature}/` },
    { path: `^${FEATURES}/`, pathNot: `^${FEATURES}/${feature}/` },
  ),
);

export default {
  forbidden: [
    rule('no-cycles', 'Nothing may need itself, not even for a type.', {}, { circular: true }),
    rule('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    rule(
      'shared-is-pure',
      'Shared rules know no package of ours, no Node and no framework.',
      { path: '^shared/src/', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^shared/src/', '^node_modules/(@types/)?(zod|luxon)/'] },
    ),
    rule(
      'platform-knows-no-care',
      'The platform knows nothing of the modules or of what is built of them.',
      { path: '^backend/src/platform/' },
      { path: '^backend/src/', pathNot: '^backend/src/platform/' },
    ),
    rule(
      'modules-below-the-application',
      'Modules know the platform and each other, not the application that is made of them.',
      { path: `^${MODULES}/[^/]+/` },
      { path: '^backend/src/', pathNot: `^(${MODULES}/[^/]+/|backend/src/platform/)` },
    ),
    ...modules,
    rule(
      'product-without-tests',
      'What is delivered needs nothing that only tests have.',
      { path: '^(backend|frontend|shared)/src/', pathNot: '(\\.test\\.tsx?$|/testing/)' },
      { path: '(^backend/test/|\\.test\\.tsx?$|/testing/|^tools/)' },
    ),
    rule(
      'ui-and-lib-know-no-feature',
      'Building blocks know nothing of what is built of them.',
      { path: '^frontend/src/(ui|lib)/', pathNot: '\\.test\\.tsx?$' },
      { path: '^frontend/src/(features|app)/' },
    ),
    rule(
      'features-below-the-app',
      'The app knows its features, and never the other way round.',
      { path: `^${FEATURES}/`, pathNot: '\\.test\\.tsx?$' },
      { path: '^frontend/src/app/' },
    ),
    ...features,
    rule(
      'frontend-by-the-api-alone',
      'The web app knows the server by its schema.',
      { path: '^frontend/src/' },
      { path: '^(backend|tools)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/generated/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
