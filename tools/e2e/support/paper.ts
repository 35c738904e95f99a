import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';

/** Prints a page as Chromium does and gives the text of each sheet, lines as they stand. */
export async function printed(page: Page, format: 'A4' | 'Letter'): Promise<readonly string[]> {
  // What was emulated for a look at the page would be printed too.
  await page.emulateMedia({ media: null });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const paper = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  const { text } = await extractText(paper);
  return text;
}
