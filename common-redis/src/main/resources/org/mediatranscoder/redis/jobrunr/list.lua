-- Jobs as JSON in the order of a set, up to but without a time.
-- KEYS: sorted set. ARGV: prefix of job keys, '+inf' or '(' and a time, ASC or DESC, offset, limit.
local ids
if ARGV[3] == 'DESC' then
  ids = redis.call('ZREVRANGEBYSCORE', KEYS[1], ARGV[2], '-inf', 'LIMIT', ARGV[4], ARGV[5])
else
  ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[2], 'LIMIT', ARGV[4], ARGV[5])
end
local jobs = {}
for i, id in ipairs(ids) do
  jobs[i] = redis.call('HGET', ARGV[1] .. id, 'json')
end
return jobs
