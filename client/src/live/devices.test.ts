import { afterEach, expect, test, vi } from "vitest";
import { faultOf, openMicrophone, remember, remembered } from "./devices";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** A browser with these microphones, by id. */
function browserWith(...microphones: string[]): MediaStreamConstraints[] {
  const asked: MediaStreamConstraints[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints) => {
    asked.push(constraints);
    const audio = constraints.audio as MediaTrackConstraints;
    const exact = (audio.deviceId as ConstrainDOMStringParameters | undefined)?.exact;
    if (exact && !microphones.includes(String(exact)))
      throw new DOMException("no such device", "OverconstrainedError");
    return { getTracks: () => [{ kind: "audio" }] };
  };
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  return asked;
}

test.each([
  ["NotAllowedError", "denied"],
  ["NotFoundError", "none"],
  ["OverconstrainedError", "none"],
  ["NotReadableError", "busy"],
  ["SyntaxError", "failed"],
])("%s is told as %s", (name, word) => {
  browserWith();
  expect(faultOf(new DOMException("", name))).toBe(word);
});

test("a page without devices says that it has none to give", () => {
  vi.stubGlobal("navigator", {});
  expect(faultOf(new TypeError())).toBe("unsupported");
});

test("a chosen microphone that is not there any more gives way to the system's", async () => {
  const asked = browserWith("one");
  await openMicrophone("gone");
  expect(asked).toHaveLength(2);
  expect(asked[1]).not.toHaveProperty("audio.deviceId");
});

test("the choice is remembered on this machine", () => {
  remember({ camera: "c1" });
  expect(remembered()).toEqual({ camera: "c1" });
});

test("a broken memory is an empty one", () => {
  localStorage.setItem("konvent.devices", "{");
  expect(remembered()).toEqual({});
});
