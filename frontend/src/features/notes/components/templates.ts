export const TEMPLATES = {
  FREE: { label: 'Free', headings: [] },
  SOAP: { label: 'SOAP', headings: ['Subjective', 'Objective', 'Assessment', 'Plan'] },
  DAP: { label: 'DAP', headings: ['Data', 'Assessment', 'Plan'] },
  BIRP: { label: 'BIRP', headings: ['Behaviour', 'Intervention', 'Response', 'Plan'] },
} as const satisfies Record<string, { label: string; headings: readonly string[] }>;

export type Template = keyof typeof TEMPLATES;

const ALL_HEADINGS = new Set(
  Object.values(TEMPLATES).flatMap((template) => template.headings as readonly string[]),
);

/** The headings of a template around what is written already; nothing written is ever taken away. */
export function withTemplate(text: string, template: Template): string {
  const { headings } = TEMPLATES[template];
  const kept = dropEmptyHeadings(text);
  const missing = headings.filter((heading) => !kept.split('\n').includes(`${heading}:`));
  const skeleton = missing.map((heading) => `${heading}:\n`).join('\n');
  return [kept, skeleton].filter(Boolean).join('\n\n');
}

/** Headings of another template under which nothing was written yet. */
function dropEmptyHeadings(text: string): string {
  const lines = text.split('\n');
  const isHeading = (line: string | undefined) =>
    line?.endsWith(':') === true && ALL_HEADINGS.has(line.slice(0, -1));
  const kept = lines.filter((line, index) => {
    if (!isHeading(line)) return true;
    const rest = lines.slice(index + 1);
    const next = rest.find((one) => one.trim() !== '');
    return next !== undefined && !isHeading(next);
  });
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
