import type { Result } from "../live/state";
import type { Door, Fault, GuestLink } from "../wire/wire";

/** What the page behind a link shows before one enters. Unknown and revoked links answer link.unknown. */
export function door(token: string): Promise<Result<Door>> {
  return call<Door>("/api/v1/door", token, { method: "GET" });
}

/** Comes in by a guest link with a name; the answer is the guest's own token. */
export async function guest(link: string, name: string): Promise<Result<GuestLink>> {
  const result = await call<GuestLink>("/api/v1/guests", link, {
    method: "POST",
    body: JSON.stringify({ name }),
  });
  if (result.ok) keepGuest(link, result.body.token);
  return result;
}

const memory = "konvent.guest";

/** The token with which this tab came in by the guest link before, so that a reload brings the same person back. */
export function guestToken(link: string): string | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(memory) ?? "null") as {
      link: string;
      token: string;
    } | null;
    return kept?.link === link ? kept.token : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the guest's token, because the house does not know it any more. */
export function forgetGuest(): void {
  try {
    sessionStorage.removeItem(memory);
  } catch {
    // Storage can be switched off; then nothing was kept.
  }
}

function keepGuest(link: string, token: string): void {
  try {
    sessionStorage.setItem(memory, JSON.stringify({ link, token }));
  } catch {
    // Storage can be switched off; a reload then asks for the name again.
  }
}

async function call<T>(path: string, token: string, init: RequestInit): Promise<Result<T>> {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  try {
    const response = await fetch(path, { ...init, headers, cache: "no-store" });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, body: body as T };
    return { ok: false, fault: faultIn(body) };
  } catch {
    return { ok: false, fault: { code: "lost", retry: true } };
  }
}

/** The fault that an answer tells of. */
export function faultIn(body: unknown): Fault {
  const fault = (body as { fault?: Fault } | null)?.fault ?? (body as Fault | null);
  return fault?.code ? fault : { code: "internal", retry: true };
}
