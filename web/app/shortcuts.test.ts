import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('navigator', { platform: 'Linux x86_64' });
vi.stubGlobal('document', { querySelector: () => null });
// Nothing pressed here has a target; the classes are only asked after.
vi.stubGlobal('Element', EventTarget);
vi.stubGlobal('HTMLElement', EventTarget);

const { keysOf, onKey, setLetterKeys, shortcuts, spelled } = await import('./shortcuts.ts');

let now = 0;
function press(key: string, more: Partial<KeyboardEvent> = {}): void {
  now += 100;
  const event = {
    key,
    timeStamp: now,
    isComposing: false,
    keyCode: 0,
    repeat: false,
    target: null,
    preventDefault: () => undefined,
  };
  onKey({ ...event, ...more } as unknown as KeyboardEvent);
}

describe('keys', () => {
  let done: string[] = [];
  const bind = (keys: string, name = keys): void =>
    shortcuts.set((all) => [...all, { keys, words: '', scope: 'page', run: () => void done.push(name) }]);
  beforeEach(() => {
    done = [];
    shortcuts.set([]);
    press('Escape');
    setLetterKeys(true);
  });

  it('run alone and in sequence', () => {
    bind('j');
    bind('g r');
    press('j');
    press('g');
    press('r');
    expect(done).toEqual(['j', 'g r']);
  });

  it('call the space bar by its name', () => {
    bind('Space');
    press(' ');
    press('\u3000');
    expect(done).toEqual(['Space', 'Space']);
    expect(keysOf('Space')).toEqual(['Space']);
  });

  it('forget a sequence that is not finished in time', () => {
    bind('g r');
    press('g');
    now += 5000;
    press('r');
    expect(done).toEqual([]);
  });

  it('begin anew after a key that leads nowhere', () => {
    bind('g r');
    bind('j');
    press('g');
    press('j');
    press('r');
    expect(done).toEqual(['j']);
  });

  it('never act while an input method composes', () => {
    bind('j');
    press('j', { isComposing: true });
    press('j', { keyCode: 229 });
    expect(done).toEqual([]);
  });

  it('leave browser and system their own: a letter with Ctrl is no letter', () => {
    bind('j');
    press('j', { ctrlKey: true });
    press('j', { altKey: true });
    expect(done).toEqual([]);
  });

  it('go to what was bound last', () => {
    bind('j', 'list');
    bind('j', 'dialog');
    press('j');
    expect(done).toEqual(['dialog']);
  });

  it('of one letter can be turned off; those with Ctrl stay', () => {
    bind('j');
    bind('g r');
    bind('mod+k');
    setLetterKeys(false);
    press('j');
    press('g');
    press('r');
    press('k', { ctrlKey: true });
    expect(done).toEqual(['mod+k']);
  });
});

it('spells events as people write keys', () => {
  const key = (key: string, more = {}): string =>
    spelled({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }, false);
  expect([key('?', { shiftKey: true }), key('K', { ctrlKey: true }), key('Z', { ctrlKey: true, shiftKey: true })]).toEqual([
    '?',
    'mod+k',
    'mod+shift+z',
  ]);
  expect([key('？', { shiftKey: true }), key('／')]).toEqual(['?', '/']);
  expect(key('ArrowDown', { shiftKey: true })).toBe('shift+ArrowDown');
});

it('shows keys as they are printed on them', () => {
  expect([keysOf('mod+k'), keysOf('g r'), keysOf('?'), keysOf('ArrowUp')]).toEqual([['Ctrl K'], ['G', 'R'], ['?'], ['↑']]);
});
