import { type ComponentType, lazy, useState } from "react";

/**
 * ahead is React's lazy for code that is mostly there before it is needed, by fetch: then it is drawn at once. With lazy alone
 * the fallback comes first even then, and React leaves a fallback standing for 300 ms.
 */
export function ahead<P extends object>(load: () => Promise<ComponentType<P>>) {
  let here: ComponentType<P> | undefined;
  const fetch = async () => {
    here ??= await load();
    return { default: here };
  };
  const Later = lazy(fetch);
  // biome-ignore lint/correctness/noComponentHookFactories: it is made once, when its module is loaded
  function Ahead(props: P) {
    const [Part] = useState<ComponentType<P>>(() => here ?? Later);
    return <Part {...props} />;
  }
  return Object.assign(Ahead, { fetch });
}
