-- Removes jobs and answers how many there were.
-- ARGV: prefix, state that a job must be in or '' for any, time in microseconds before which it must
-- have been updated or '+inf', then the ids.
local prefix, wanted, before = ARGV[1], ARGV[2], tonumber(ARGV[3])

local function of(name, key)
  return prefix .. name .. ':' .. key
end

local removed = 0
for i = 4, #ARGV do
  local id = ARGV[i]
  local old = redis.call('HMGET', prefix .. 'job:' .. id, 'state', 'signature', 'recurring')
  local state = old[1]
  if state and (wanted == '' or (state == wanted
      and tonumber(redis.call('ZSCORE', of('updated', state), id)) < before)) then
    redis.call('DEL', prefix .. 'job:' .. id)
    redis.call('ZREM', of('updated', state), id)
    redis.call('ZREM', of('created', state), id)
    redis.call('ZREM', of('scheduled', state), id)
    redis.call('ZREM', prefix .. 'offered', id)
    if old[3] ~= '' then
      redis.call('ZREM', of('recurring', old[3] .. ':' .. state), id)
    end
    if redis.call('HINCRBY', of('signatures', state), old[2], -1) <= 0 then
      redis.call('HDEL', of('signatures', state), old[2])
    end
    removed = removed + 1
  end
end
return removed
