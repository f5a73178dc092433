const TIMEOUT_MS = 12_000;

/** Ask the browser where this device is; throws an Error whose message is the key of a sentence. */
export function findPlace() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation || !isSecureContext) {
      reject(new Error("page-location-failed"));
      return;
    }
    const found = ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude });
    const failed = ({ code, PERMISSION_DENIED }) => {
      const refused = code === PERMISSION_DENIED;
      reject(new Error(refused ? "page-location-refused" : "page-location-failed"));
    };
    const options = { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 30_000 };
    navigator.geolocation.getCurrentPosition(found, failed, options);
  });
}
