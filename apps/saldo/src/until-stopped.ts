/** Waits for SIGINT or SIGTERM, then stops. A second signal ends at once. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const once = () => {
      process.removeListener('SIGINT', once);
      process.removeListener('SIGTERM', once);
      resolve();
    };
    process.on('SIGINT', once);
    process.on('SIGTERM', once);
  });
  await stop();
}
