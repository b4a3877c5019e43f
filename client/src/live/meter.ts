/** The quietest level that a meter shows, in dBov. */
const floor = -60;
const interval = 100;

/**
 * Measures a microphone ten times a second and tells its level, 0 (silent) to 100 (as loud as can be). Returns what ends it.
 */
export function meter(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  if (typeof AudioContext === "undefined") return () => undefined;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(levelOf(samples));
  }, interval);
  void context.resume();
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** The level of samples between -1 and 1: 0 at -60 dBov or less, 100 at 0 dBov. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  const db = 10 * Math.log10(power || 1e-12);
  return Math.round(Math.min(100, Math.max(0, (1 - db / floor) * 100)));
}
