const HERTZ = [660, 880];
const SECONDS = 0.12;

/** A short sound for new messages, off until a person turns it on. */
export class Sound {
  #storage;
  #context = null;

  /** @param {import("./storage.js").PageStorage} storage remembers whether it is on */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Tell whether it is on. */
  get on() {
    return this.#storage.read("sound", false);
  }

  /** Turn it on, or off. */
  toggle() {
    this.#storage.write("sound", !this.on);
    this.play();
  }

  /** Play it, when it is on. */
  play() {
    if (!this.on) return;
    this.#context ??= new AudioContext();
    HERTZ.forEach((hertz, index) => this.#tone(hertz, this.#context.currentTime + index * SECONDS));
  }

  #tone(hertz, start) {
    const tone = this.#context.createOscillator();
    const volume = this.#context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.08, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + SECONDS);
    tone.connect(volume).connect(this.#context.destination);
    tone.start(start);
    tone.stop(start + SECONDS);
  }
}
