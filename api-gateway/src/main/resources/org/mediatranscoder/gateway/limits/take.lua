-- Takes one token out of a bucket that fills by itself. Answers 0, or how many milliseconds it takes
-- until there is one.
-- KEYS: bucket. ARGV: tokens per second, most tokens.
local rate, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = most
if bucket[1] then
  tokens = math.min(most, tonumber(bucket[1]) + math.max(0, now - bucket[2]) * rate / 1000)
end
if tokens < 1 then
  return math.ceil((1 - tokens) * 1000 / rate)
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - 1), 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil(most * 1000 / rate) + 1000)
return 0
