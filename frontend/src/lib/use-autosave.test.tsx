import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useAutosave } from './use-autosave.ts';

const keeping = (sent: string[]) => async (value: string) => {
  sent.push(value);
  return null;
};

describe('saving by itself', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends only the last of what was typed in one go', async () => {
    const sent: string[] = [];
    const { result } = renderHook(() => useAutosave<string>({ save: keeping(sent) }));
    act(() => {
      result.current.change('a');
      result.current.change('ab');
    });
    expect(result.current.state.kind).toBe('WAITING');
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(sent).toEqual(['ab']);
    expect(result.current.state.kind).toBe('SAVED');
  });

  it('sends what changed while a request was under way after it, never two at once', async () => {
    const sent: string[] = [];
    let answer: (value: null) => void = () => undefined;
    const save = (value: string) => {
      sent.push(value);
      return new Promise<null>((resolve) => {
        answer = resolve;
      });
    };
    const { result } = renderHook(() => useAutosave<string>({ save }));
    act(() => result.current.change('first'));
    await act(() => jest.advanceTimersByTimeAsync(1000));
    act(() => result.current.change('second'));
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(sent).toEqual(['first']);
    await act(async () => answer(null));
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(sent).toEqual(['first', 'second']);
  });

  it('loses nothing when the network is gone, and tries again by itself', async () => {
    let reachable = false;
    const sent: string[] = [];
    const save = async (value: string) => {
      if (!reachable) return 'Attune could not be reached.';
      sent.push(value);
      return null;
    };
    const { result } = renderHook(() => useAutosave<string>({ save }));
    act(() => result.current.change('typed on the train'));
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(result.current.state).toEqual({ kind: 'FAILED', message: 'Attune could not be reached.' });
    reachable = true;
    await act(() => jest.advanceTimersByTimeAsync(11_000));
    expect(sent).toEqual(['typed on the train']);
    expect(result.current.state.kind).toBe('SAVED');
  });

  it('sends what is left when the page is left', async () => {
    const sent: string[] = [];
    const { result, unmount } = renderHook(() => useAutosave<string>({ save: keeping(sent) }));
    act(() => result.current.change('last sentence'));
    unmount();
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['last sentence']);
  });
});
