const TITLE = /^(dr|prof)\.?\s+/i;

/** The name by which people call somebody; titles are left out. */
export function calledName(name: string): string {
  return name.replace(TITLE, '').split(' ')[0] ?? name;
}

/** The first letters of the first and the last name, such as 'JW'. */
export function initialsOf(name: string): string {
  const parts = name.replace(TITLE, '').split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
