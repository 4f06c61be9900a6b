-- Writes one job if it is still at the version that the writer read, and moves it between the sets
-- by which jobs are found. Answers 1, or 0 if another writer was first.
-- KEYS: job hash, offered jobs. ARGV: id, version before (0 for a new job), version after, state,
-- signature, recurring job id or '', created, updated and scheduled time in microseconds (the last
-- may be ''), an id of this very call, the job as JSON, the wake-up channel, then patterns of keys by
-- state: updated, created, scheduled, signatures, and recurring by recurring job id and state.
local id, state, recurring = ARGV[1], ARGV[4], ARGV[6]
local created, updated, scheduled, call = ARGV[7], ARGV[8], ARGV[9], ARGV[10]
local by_update, by_creation, by_schedule, signatures, by_recurring = unpack(ARGV, 13)
local of = string.format
local old = redis.call('HMGET', KEYS[1], 'version', 'state', 'signature', 'call')
if (old[1] or '0') ~= ARGV[2] then
  -- The same call, sent again because its answer was lost, has been obeyed already.
  return old[4] == call and 1 or 0
end

if old[2] then
  redis.call('ZREM', of(by_update, old[2]), id)
  redis.call('ZREM', of(by_creation, old[2]), id)
  redis.call('ZREM', of(by_schedule, old[2]), id)
  if redis.call('HINCRBY', of(signatures, old[2]), old[3], -1) <= 0 then
    redis.call('HDEL', of(signatures, old[2]), old[3])
  end
  if recurring ~= '' then
    redis.call('ZREM', of(by_recurring, recurring, old[2]), id)
  end
end
redis.call('ZREM', KEYS[2], id)

redis.call('HSET', KEYS[1], 'version', ARGV[3], 'state', state, 'signature', ARGV[5],
  'recurring', recurring, 'call', call, 'json', ARGV[11])
redis.call('ZADD', of(by_update, state), updated, id)
redis.call('ZADD', of(by_creation, state), created, id)
if scheduled ~= '' then
  redis.call('ZADD', of(by_schedule, state), scheduled, id)
  if recurring ~= '' then
    redis.call('ZADD', of(by_recurring, recurring, state), scheduled, id)
  end
end
redis.call('HINCRBY', of(signatures, state), ARGV[5], 1)
if state == 'ENQUEUED' then
  redis.call('PUBLISH', ARGV[12], id)
end
return 1
