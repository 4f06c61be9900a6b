-- Begins a request that is to be done once, or says what is known of it.
-- KEYS: record of the request; keys of the account by the end of their records. ARGV: digest of the
-- request; length of its body, negative if unknown; how much two lengths of the same request may differ;
-- id of the job that it may make, which also names who does it; lease and life of the record in ms; the
-- key; what the names of the account's records begin with; most records of an account.
-- Answers reused; answered, status, location and body; under-way; or begun and the job that it was to
-- make when it was begun first.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call(
  'HMGET', KEYS[1], 'digest', 'length', 'until', 'job', 'status', 'location', 'body')
local first = ARGV[4]
if known[1] then
  local before, length = tonumber(known[2]), tonumber(ARGV[2])
  local other = before >= 0 and length >= 0 and math.abs(before - length) > tonumber(ARGV[3])
  if known[1] ~= ARGV[1] or other then
    return {'reused'}
  end
  if known[5] then
    return {'answered', known[5], known[6], known[7]}
  end
  if tonumber(known[3]) > now then
    return {'under-way'}
  end
  first = known[4]
end
redis.call(
  'HSET', KEYS[1], 'digest', ARGV[1], 'length', ARGV[2], 'until', now + ARGV[5], 'job', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[2], now + ARGV[6], ARGV[7])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
if redis.call('ZCARD', KEYS[2]) > tonumber(ARGV[9]) then
  redis.call('DEL', ARGV[8] .. redis.call('ZPOPMIN', KEYS[2])[1])
end
return {'begun', first}
