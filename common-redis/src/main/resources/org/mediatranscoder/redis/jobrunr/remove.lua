-- Removes jobs and answers how many there were. One that waited gives its turn back to its owner.
-- KEYS: offered jobs, turns, ends of the last turn of each owner. ARGV: state that a job must be in or '' for any, time in microseconds before
-- which it must have been updated or '+inf', prefix of job keys, then patterns of keys by state:
-- updated, created, scheduled, signatures, and recurring by recurring job id and state; then the ids.
local wanted, before, jobs = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local by_update, by_creation, by_schedule, signatures, by_recurring = unpack(ARGV, 4, 8)
local of = string.format

local removed = 0
for i = 9, #ARGV do
  local id = ARGV[i]
  local old = redis.call('HMGET', jobs .. id, 'state', 'signature', 'recurring', 'turn', 'owner', 'cost')
  local state = old[1]
  if state and (wanted == '' or (state == wanted
      and tonumber(redis.call('ZSCORE', of(by_update, state), id)) < before)) then
    redis.call('DEL', jobs .. id)
    redis.call('ZREM', of(by_update, state), id)
    redis.call('ZREM', of(by_creation, state), id)
    redis.call('ZREM', of(by_schedule, state), id)
    redis.call('ZREM', KEYS[1], id)
    if state == 'ENQUEUED' then
      redis.call('ZREM', KEYS[2], old[4])
      if redis.call('ZSCORE', KEYS[3], old[5]) then
        redis.call('ZINCRBY', KEYS[3], -old[6], old[5])
      end
    end
    if old[3] ~= '' then
      redis.call('ZREM', of(by_recurring, old[3], state), id)
    end
    if redis.call('HINCRBY', of(signatures, state), old[2], -1) <= 0 then
      redis.call('HDEL', of(signatures, state), old[2])
    end
    removed = removed + 1
  end
end
return removed
