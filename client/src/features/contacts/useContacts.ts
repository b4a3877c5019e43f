import { useEffect, useState } from "react";
import { live, useLive } from "../../live/live";
import type { Refusal } from "../../live/state";
import type { Contacts } from "../../wire/wire";

/** useContacts reads my card and my contacts, and again when they are others. */
export function useContacts(): { contacts: Contacts | undefined; fault: Refusal | undefined } {
  const contacts = useLive((state) => state.contacts);
  const open = useLive((state) => state.line === "open");
  const [fault, setFault] = useState<Refusal>();
  useEffect(() => {
    if (contacts || !open) return;
    let wanted = true;
    void live.do("contact.list", {}).then((result) => {
      if (!wanted) return;
      setFault(result.ok ? undefined : result.fault);
      if (result.ok) live.store.set((state) => ({ ...state, contacts: result.body }));
    });
    return () => {
      wanted = false;
    };
  }, [contacts, open]);
  return { contacts, fault };
}
