import { setSink } from "./sound";

/** How long the tone is heard, in seconds; its two notes, in Hz. */
const length = 1.2;
const notes = [523.25, 659.25];

/** Plays a soft tone of two notes on a loudspeaker (empty for the system's), and ends when it has faded away. */
export async function playTone(speaker: string): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const begin = context.currentTime;
  notes.forEach((frequency, i) => {
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, begin + i * 0.3);
    gain.gain.linearRampToValueAtTime(0.25, begin + i * 0.3 + 0.05);
    gain.gain.exponentialRampToValueAtTime(0.001, begin + length);
    gain.connect(out);
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(gain);
    note.start(begin + i * 0.3);
    note.stop(begin + length);
    if (i === notes.length - 1) note.onended = () => void context.close();
  });
  const element = new Audio();
  element.srcObject = out.stream;
  await setSink(element, speaker);
  await element.play();
}
