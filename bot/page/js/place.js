const TIMEOUT_MS = 12_000;

/** Ask the browser where this device is; throws an Error whose message is the key of a sentence. */
export function findPlace() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation || !isSecureContext) {
      reject(new Error("location-failed"));
      return;
    }
    const found = ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude });
    const failed = ({ code, PERMISSION_DENIED }) =>
      reject(new Error(code === PERMISSION_DENIED ? "location-refused" : "location-failed"));
    const options = { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 30_000 };
    navigator.geolocation.getCurrentPosition(found, failed, options);
  });
}
