// Functions that run inside a page. Each is sent there as text, so it may use nothing but its
// arguments and what a browser offers.

export interface SampledPicture {
  readonly width: number;
  readonly height: number;
  /** Mean luma of each cell. */
  readonly lumas: readonly number[];
}

export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  readonly heightInCells: number;
}

export interface PictureQuestion extends CellGrid {
  /** Look again and again for so long; without it once. */
  readonly watchMs?: number;
  /** Only pictures of this accessible name. */
  readonly labelled?: string;
}

/** The cells of every video element that shows a picture, each time that it is looked at. */
export async function samplePictures(grid: PictureQuestion): Promise<SampledPicture[]> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [];
  const sample = (video: HTMLVideoElement): SampledPicture => {
    const { videoWidth: width, videoHeight: height } = video;
    canvas.width = width;
    canvas.height = height;
    context.drawImage(video, 0, 0);
    const cellWidth = width / grid.columns;
    const cellHeight = height / grid.heightInCells;
    const lumas = Array.from({ length: grid.columns * grid.rows }, (_, index) => {
      const x = Math.round(((index % grid.columns) + 0.35) * cellWidth);
      const y = Math.round((Math.floor(index / grid.columns) + 0.35) * cellHeight);
      const w = Math.max(1, Math.floor(cellWidth * 0.3));
      const h = Math.max(1, Math.floor(cellHeight * 0.3));
      const { data } = context.getImageData(x, y, w, h);
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) {
        sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      }
      return sum / (data.length / 4);
    });
    return { width, height, lumas };
  };
  const samples: SampledPicture[] = [];
  const until = performance.now() + (grid.watchMs ?? 0);
  do {
    const videos = [...document.querySelectorAll('video')].filter(
      (video) =>
        video.videoWidth > 0 &&
        video.readyState >= 2 &&
        (grid.labelled === undefined || video.ariaLabel === grid.labelled),
    );
    samples.push(...videos.map(sample));
    if (grid.watchMs !== undefined) await new Promise((resolve) => setTimeout(resolve, 40));
  } while (performance.now() < until);
  return samples;
}

export interface ToneQuestion {
  readonly frequenciesHz: readonly number[];
  readonly listenMs: number;
}

/**
 * For each frequency its loudest level (dB, about -100 is silence) in the media elements that play
 * sound. Records and decodes instead of listening, because Firefox runs no AudioContext on a
 * machine without a sound card.
 */
export async function sampleTones({ frequenciesHz, listenMs }: ToneQuestion): Promise<number[]> {
  const tracks = [...document.querySelectorAll('audio, video')]
    .filter((element) => element instanceof HTMLMediaElement)
    .filter((element) => !element.muted && !element.paused)
    .map((element) => element.srcObject)
    .flatMap((source) => (source instanceof MediaStream ? source.getAudioTracks() : []))
    .filter((track) => track.readyState === 'live');
  const record = async (track: MediaStreamTrack): Promise<Float32Array> => {
    const recorder = new MediaRecorder(new MediaStream([track]));
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    const stopped = new Promise((resolve) => {
      recorder.addEventListener('stop', resolve);
    });
    recorder.start();
    setTimeout(() => recorder.stop(), listenMs);
    await stopped;
    const offline = new OfflineAudioContext(1, 48_000, 48_000);
    // A recording to which not one packet came cannot be decoded: that is silence.
    const silence = new Float32Array(0);
    return offline.decodeAudioData(await new Blob(parts).arrayBuffer()).then(
      (sound) => sound.getChannelData(0),
      () => silence,
    );
  };
  // Goertzel's algorithm over Hann windows of 100 ms.
  const levelDb = (samples: Float32Array, hz: number): number => {
    const length = 4800;
    const coefficient = 2 * Math.cos((2 * Math.PI * hz) / 48_000);
    let loudest = 1e-5;
    for (let start = 0; start + length <= samples.length; start += length) {
      let [before, last] = [0, 0];
      for (let index = 0; index < length; index += 1) {
        const hann = 1 - Math.cos((2 * Math.PI * index) / length);
        const sample = (samples[start + index] ?? 0) * hann;
        [before, last] = [last, sample + coefficient * last - before];
      }
      const power = before * before + last * last - coefficient * before * last;
      loudest = Math.max(loudest, (2 * Math.sqrt(Math.max(power, 0))) / length);
    }
    return 20 * Math.log10(loudest);
  };
  const sounds = await Promise.all(tracks.map(record));
  return frequenciesHz.map((hz) => Math.max(-100, ...sounds.map((sound) => levelDb(sound, hz))));
}

export interface StandInCamera {
  /** 48 characters 0 or 1 for each frame. */
  readonly frames: readonly string[];
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly grid: CellGrid;
}

/**
 * Replaces the camera by a canvas with coded pictures, for browsers whose fake camera cannot play
 * a file. Sound comes from the browser's own fake microphone.
 */
export function installStandInCamera(camera: StandInCamera): void {
  const { width, height } = camera;
  const openCamera = (): MediaStreamTrack | undefined => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    const startedAt = performance.now();
    const cell = width / camera.grid.columns;
    const draw = (): void => {
      const elapsed = performance.now() - startedAt;
      const number = Math.floor((elapsed * camera.framesPerSecond) / 1000) % camera.frames.length;
      context.fillStyle = `hsl(${(elapsed / 20) % 360} 60% 45%)`;
      context.fillRect(0, 0, width, height);
      Array.from(camera.frames[number] ?? '').forEach((bit, index) => {
        context.fillStyle = bit === '1' ? 'white' : 'black';
        const column = index % camera.grid.columns;
        context.fillRect(column * cell, Math.floor(index / camera.grid.columns) * cell, cell, cell);
      });
    };
    draw();
    const [track] = canvas.captureStream(camera.framesPerSecond).getVideoTracks();
    const timer = setInterval(() => {
      if (track?.readyState === 'ended') clearInterval(timer);
      draw();
    }, 1000 / camera.framesPerSecond);
    return track;
  };
  // Missing in pages that may not use devices, such as about:blank.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return;
  const openDevices = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async ({ audio, video } = {}) => {
    const wanted = (part: boolean | MediaTrackConstraints | undefined) =>
      part !== undefined && part !== false;
    const stream = wanted(audio) ? await openDevices({ audio: true }) : new MediaStream();
    const track = wanted(video) ? openCamera() : undefined;
    if (track !== undefined) stream.addTrack(track);
    return stream;
  };
}
