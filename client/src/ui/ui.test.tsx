import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Mic, MicOff } from "lucide-react";
import { describe, expect, test, vi } from "vitest";
import { expectAccessible } from "../test/axe";
import { Avatar } from "./Avatar";
import { Banner } from "./Banner";
import { Button } from "./Button";
import { Card } from "./Card";
import { Chip, LiveChip } from "./Chip";
import { ControlBar } from "./ControlBar";
import { Dialog } from "./Dialog";
import { Empty } from "./Empty";
import { Field } from "./Field";
import { IconButton } from "./IconButton";
import { Menu } from "./Menu";
import { Meter } from "./Meter";
import { PlaceFrame } from "./PlaceFrame";
import { QR } from "./QR";
import { Select } from "./Select";
import { SkipLinks } from "./SkipLinks";
import { Spinner } from "./Spinner";
import { Switch } from "./Switch";
import { Tabs } from "./Tabs";
import { Toasts } from "./Toasts";
import { ToggleButton } from "./ToggleButton";
import { VideoTile } from "./VideoTile";

describe("Button", () => {
  test("is pressed by mouse and keys", async () => {
    const press = vi.fn();
    render(<Button onPress={press}>Senden</Button>);
    await userEvent.click(screen.getByRole("button", { name: "Senden" }));
    await userEvent.keyboard("{Enter}");
    expect(press).toHaveBeenCalledTimes(2);
    await expectAccessible();
  });

  test("is pending for as long as what it does takes", async () => {
    let done = () => {};
    const press = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    render(<Button onPress={press}>Senden</Button>);
    await userEvent.click(screen.getByRole("button", { name: "Senden" }));
    await screen.findByRole("progressbar"); // after a third of a second
    await userEvent.keyboard("{Enter}");
    expect(press).toHaveBeenCalledTimes(1);
    await act(async () => done());
    expect(screen.getByRole("button", { name: "Senden" })).toBeTruthy();
  });

  test("does nothing while its command is under way, and keeps the focus", async () => {
    const press = vi.fn();
    const { rerender } = render(<Button onPress={press}>Senden</Button>);
    await userEvent.tab();
    rerender(
      <Button onPress={press} pending>
        Senden
      </Button>,
    );
    await userEvent.keyboard("{Enter}");
    expect(press).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: /Senden/ })).toBe(document.activeElement);
    await expectAccessible();
  });
});

test("an IconButton is called by its label", async () => {
  render(
    <IconButton label="Stummschalten">
      <Mic />
    </IconButton>,
  );
  expect(screen.getByRole("button", { name: "Stummschalten" })).toBeTruthy();
  await expectAccessible();
});

test("a ToggleButton says what is so and what a press does", async () => {
  const change = vi.fn();
  render(
    <ToggleButton state="Mikrofon aus" action="einschalten" on={false} onChange={change} icon={<MicOff />} />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Mikrofon aus, einschalten" }));
  expect(change).toHaveBeenCalledWith(true);
  await expectAccessible();
});

test("the ControlBar is one stop of the Tab key and moved in by arrows", async () => {
  render(
    <ControlBar>
      <Button>Eins</Button>
      <Button>Zwei</Button>
    </ControlBar>,
  );
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Eins" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Zwei" }));
  await expectAccessible(screen.getByRole("toolbar"));
});

describe("Dialog", () => {
  test("is named by its title, holds the focus and closes by Escape", async () => {
    const close = vi.fn();
    render(
      <Dialog title="Einstellungen" open onClose={close}>
        <Field label="Name" value="" onChange={() => undefined} />
      </Dialog>,
    );
    const dialog = await screen.findByRole("dialog", { name: "Einstellungen" });
    expect(dialog.contains(document.activeElement)).toBe(true);
    await expectAccessible();
    await userEvent.keyboard("{Escape}");
    expect(close).toHaveBeenCalled();
  });

  test("closes by its button", async () => {
    const close = vi.fn();
    render(
      <Dialog title="Einstellungen" open onClose={close}>
        Inhalt
      </Dialog>,
    );
    await userEvent.click(await screen.findByRole("button", { name: "Schließen" }));
    expect(close).toHaveBeenCalled();
  });
});

test("a Menu opens by keys and does what is chosen", async () => {
  const mute = vi.fn();
  render(
    <Menu
      label="A. Klee"
      trigger={<Button>Mehr</Button>}
      items={[
        { id: "mute", label: "Stummschalten", onAction: mute },
        { id: "remove", label: "Entfernen", danger: true, onAction: () => undefined },
      ]}
    />,
  );
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  const items = await screen.findAllByRole("menuitem");
  expect(items.map((item) => item.textContent)).toEqual(["Stummschalten", "Entfernen"]);
  await userEvent.keyboard("{Enter}");
  expect(mute).toHaveBeenCalled();
});

test("Tabs keep what was begun behind another tab", async () => {
  render(
    <Tabs
      label="Seitenleiste"
      tabs={[
        { id: "chat", label: "Chat", keep: true, content: <input aria-label="Nachricht" /> },
        { id: "people", label: "Personen", count: 3, countWords: "3 Personen", content: <p>Leute</p> },
      ]}
    />,
  );
  await userEvent.type(screen.getByRole("textbox", { name: "Nachricht" }), "halb");
  await userEvent.click(screen.getByRole("tab", { name: /Personen/ }));
  expect(screen.getByText("Leute")).toBeTruthy();
  await userEvent.click(screen.getByRole("tab", { name: /Chat/ }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Nachricht" }).value).toBe("halb");
  await expectAccessible();
});

test("a Field ties hint and fault to the input and keeps the value", async () => {
  render(
    <Field label="Name" value="x" hint="Höchstens 80 Zeichen." error="Zu kurz." onChange={() => undefined} />,
  );
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  expect(input.value).toBe("x");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const described = (input.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id));
  expect(described.map((note) => note?.textContent)).toEqual(["Zu kurz.", "Höchstens 80 Zeichen."]);
  await expectAccessible();
});

test("a Select chooses by its label", async () => {
  const change = vi.fn();
  const options = [
    { value: "a", label: "Kamera A" },
    { value: "b", label: "Kamera B" },
  ];
  render(<Select label="Kamera" value="a" options={options} onChange={change} />);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Kamera" }), "Kamera B");
  expect(change).toHaveBeenCalledWith("b");
  await expectAccessible();
});

test("a Switch says its state", async () => {
  const change = vi.fn();
  render(<Switch label="Chat vorlesen" hint="Höchstens alle drei Sekunden" on onChange={change} />);
  const control = screen.getByRole("switch", { name: "Chat vorlesen", checked: true });
  await userEvent.click(control);
  expect(change).toHaveBeenCalledWith(false);
  await expectAccessible();
});

test("a VideoTile says who, speaking, muted, and oneself in words", async () => {
  render(
    <VideoTile id="p1" name="A. Klee" picture={false} speaking muted="off" self>
      <video muted />
    </VideoTile>,
  );
  expect(screen.getByRole("figure", { name: "A. Klee, Sie selbst, spricht, Mikrofon aus" })).toBeTruthy();
  await expectAccessible();
});

test("a PlaceFrame gives its heading the focus, and has landmarks", async () => {
  render(
    <PlaceFrame
      title="Plenum"
      chips={<LiveChip>live</LiveChip>}
      side={<p>Chat</p>}
      controls={<p>Steuerung</p>}
    >
      <p>Bühne</p>
    </PlaceFrame>,
  );
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Plenum" }));
  expect(within(screen.getByRole("main")).getByText("Bühne")).toBeTruthy();
  expect(within(screen.getByRole("complementary")).getByText("Chat")).toBeTruthy();
  await expectAccessible();
});

test("SkipLinks move the focus and leave the address alone", async () => {
  render(
    <>
      <SkipLinks label="Sprungmarken" targets={[{ id: "main", label: "Zum Inhalt" }]} />
      <main id="main" tabIndex={-1}>
        Inhalt
      </main>
    </>,
  );
  const before = location.href;
  await userEvent.click(screen.getByRole("button", { name: "Zum Inhalt" }));
  expect(document.activeElement).toBe(screen.getByRole("main"));
  expect(location.href).toBe(before);
});

test("a Meter has a name and a value", async () => {
  render(<Meter label="Pegel: Kamera 1" value={42.4} />);
  expect(screen.getByRole("meter", { name: "Pegel: Kamera 1" }).getAttribute("aria-valuenow")).toBe("42");
  await expectAccessible();
});

test("Toasts close one by one", async () => {
  const close = vi.fn();
  render(<Toasts toasts={[{ id: "1", text: "Stummgeschaltet" }]} onClose={close} />);
  await userEvent.click(screen.getByRole("button", { name: "Hinweis schließen" }));
  expect(close).toHaveBeenCalledWith("1");
});

test("Empty has words and a way on; Banner, Card and Chip hold theirs", async () => {
  render(
    <>
      <Banner tone="warning" actions={<Button>Hier weitermachen</Button>}>
        Unterbrochen
      </Banner>
      <Card as="section" labelledBy="card">
        <h3 id="card">Karte</h3>
        <Chip tone="now">läuft</Chip>
        <Avatar id="p1" name="A. Klee" />
      </Card>
      <Empty title="Noch niemand da" actions={<Button>Zum Programm</Button>}>
        Kommen Sie bald wieder.
      </Empty>
    </>,
  );
  expect(screen.getByRole("heading", { name: "Noch niemand da" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Zum Programm" })).toBeTruthy();
  await expectAccessible();
});

test("a QR code is drawn as one picture with a name", async () => {
  render(<QR text="https://konvent.example/whip" label="WHIP-Adresse" />);
  const code = await screen.findByRole("img", { name: "WHIP-Adresse" });
  expect(code.querySelector("path")?.getAttribute("d")?.length).toBeGreaterThan(1000);
});

describe("Spinner", () => {
  test("is not shown for what is done within 300 ms", () => {
    vi.useFakeTimers();
    render(<Spinner label="Wird geladen" />);
    expect(screen.queryByRole("progressbar")).toBeNull();
    vi.useRealTimers();
  });

  test("is shown for what takes longer", async () => {
    render(<Spinner label="Wird geladen" />);
    expect(await screen.findByRole("progressbar", { name: "Wird geladen" })).toBeTruthy();
  });
});
