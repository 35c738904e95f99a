// Apart from other words, since the help page loads these and no vocabulary.

/** The first name, which is how people speak of each other; titles are left out. */
export function firstName(name: string): string {
  return name.replace(/^(dr|prof)\.?\s+/i, '').split(' ')[0] ?? name;
}

/** Two letters for a round picture. */
export function initials(name: string): string {
  const parts = name.replace(/^(dr|prof)\.?\s+/i, '').split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** 'Mara', 'Mara and Ines', 'Mara, Ines and Ben'. */
export function listed(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** What somebody is called on paper: as they like it, else by their whole name. */
export const calledName = (one: { readonly name: string; readonly preferredName?: string | null }): string =>
  one.preferredName ?? one.name;
