import { writeFileSync } from "node:fs";

const rate = 48_000;
const seconds = 20;

/**
 * writeVoice writes a WAV file with something like speech: syllables of a gliding voice, with pauses between words. A microphone that is
 * silent most of the time, as Chromium's own is, would not show what is lost. The same numbers come out each time.
 * @param {string} file
 */
export function writeVoice(file) {
  const samples = new Int16Array(rate * seconds);
  const random = numbers(1);
  let phase = 0;
  for (let at = 0; at < samples.length; ) {
    const length = Math.floor(rate * (0.12 + 0.16 * random()));
    const from = 110 + 60 * random();
    const to = 110 + 60 * random();
    const vowel = 400 + 500 * random();
    for (let i = 0; i < length && at + i < samples.length; i++) {
      const part = i / length;
      phase += (2 * Math.PI * (from + (to - from) * part)) / rate;
      samples[at + i] = 9_000 * Math.sin(Math.PI * part) ** 0.5 * sung(phase, from, vowel);
    }
    at += length + (random() < 0.2 ? Math.floor(rate * 0.15 * random()) : 0);
  }
  writeFileSync(file, Buffer.concat([header(samples.byteLength), Buffer.from(samples.buffer)]));
}

/** sung is a voice at a phase of its pitch in Hz, with the harmonics near a vowel's resonance the loudest; between -1 and 1. @param {number} phase @param {number} pitch @param {number} vowel */
function sung(phase, pitch, vowel) {
  let sum = 0;
  let weights = 0;
  for (let n = 1; n <= 16; n++) {
    const weight = 1 / n + Math.exp(-(((n * pitch - vowel) / 250) ** 2));
    sum += weight * Math.sin(n * phase);
    weights += weight;
  }
  return (2 * sum) / weights;
}

/** numbers are random numbers from 0 to 1, the same for the same seed (a linear congruence of Knuth's). @param {number} seed */
function numbers(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 40n) / 2 ** 24;
  };
}

/** header is that of a WAV file of one channel and 16 bits. @param {number} bytes */
function header(bytes) {
  const h = Buffer.alloc(44);
  h.write("RIFF", 0);
  h.writeUInt32LE(36 + bytes, 4);
  h.write("WAVEfmt ", 8);
  h.writeUInt32LE(16, 16);
  h.writeUInt16LE(1, 20);
  h.writeUInt16LE(1, 22);
  h.writeUInt32LE(rate, 24);
  h.writeUInt32LE(rate * 2, 28);
  h.writeUInt16LE(2, 32);
  h.writeUInt16LE(16, 34);
  h.write("data", 36);
  h.writeUInt32LE(bytes, 40);
  return h;
}
