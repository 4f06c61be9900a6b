/** Notes in `movedAt` of the row when its job has last shown something new. */
export function standstillOf(row) {
  if (row.job) {
    const { status, stage, percent, fps, speed, attempt, queuePosition } = row.job;
    const state = JSON.stringify([status, stage, percent, fps, speed, attempt, queuePosition]);
    if (row.moved !== state) {
      row.moved = state;
      row.movedAt = performance.now();
    }
  }
}
