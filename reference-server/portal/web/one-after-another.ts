/**
 * A queue for each name: work for the same account is done one after the other, so that two forms that arrive together
 * see what the other one did. (EDGE-21 to -23)
 */
export function oneAfterAnother(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const result = (last.get(name) ?? Promise.resolve()).then(work, work);
    const settled = result
      .catch(() => undefined)
      .finally(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return result;
  };
}
