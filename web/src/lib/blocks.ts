// SPDX-License-Identifier: Apache-2.0
export type Block =
  | { id: string; type: 'text'; section?: string | null; doc: unknown }
  | { id: string; type: 'image'; section?: string | null; file: string; alt: string; caption?: string | null }
  | { id: string; type: 'file'; section?: string | null; file: string; title?: string | null }
  | {
      id: string;
      type: 'video';
      section?: string | null;
      file?: string | null;
      url?: string | null;
      title?: string | null;
    };

export const emptyDoc = { type: 'doc', content: [{ type: 'paragraph' }] };

export function asBlocks(content: unknown): Block[] {
  return Array.isArray(content) ? (content as Block[]) : [];
}

export function newBlock(type: Block['type'], taken: string[]): Block {
  let n = taken.length + 1;
  while (taken.includes(`b${n}`)) n += 1;
  const id = `b${n}`;
  switch (type) {
    case 'text':
      return { id, type, doc: emptyDoc };
    case 'image':
      return { id, type, file: '', alt: '' };
    case 'file':
      return { id, type, file: '' };
    case 'video':
      return { id, type };
  }
}

/** Blocks that were added and never filled are left out rather than refused by the server. */
export function filled(blocks: Block[]): Block[] {
  return blocks.filter((block) => {
    if (block.type === 'text') return true;
    if (block.type === 'video') return Boolean(block.file || block.url?.trim());
    return block.file !== '';
  });
}

interface RichNode {
  type?: string;
  text?: string;
  content?: RichNode[];
}

/** The words of a rich text, a line for each paragraph. */
function docText(doc: unknown): string {
  const walk = (node: RichNode): string => {
    const inside = (node.content ?? []).map(walk).join('');
    return (node.text ?? '') + inside + (node.type === 'paragraph' || node.type === 'heading' ? '\n' : '');
  };
  return walk((doc ?? {})).trim();
}

/** A lesson as plain words, for whoever compares two versions of it. */
export function blocksText(blocks: Block[], nameOf: (type: Block['type']) => string): string {
  return blocks
    .map((block) => {
      if (block.type === 'text') return docText(block.doc);
      const title = block.type === 'image' ? block.alt : block.title;
      return `[${nameOf(block.type)}] ${title ?? ''}`.trim();
    })
    .join('\n');
}
