-- How many turns start before the one that a job will take, or -1 if it does not wait for one: also while as many jobs
-- of its flow run as may, as nobody knows then when that will be.
-- KEYS: job hash, turns, heads. ARGV: id, patterns of keys by flow: turns and jobs that wait.
local flow = redis.call('HGET', KEYS[1], 'flow')
local place = flow and redis.call('ZRANK', string.format(ARGV[3], flow), ARGV[1])
if not place then
  return -1
end
local first = redis.call('ZRANGE', string.format(ARGV[2], flow), 0, 0)[1]
if not first or not redis.call('ZSCORE', KEYS[3], first .. ':' .. flow) then
  return -1
end
local turn = redis.call('ZRANGE', string.format(ARGV[2], flow), place, place)[1]
return redis.call('ZRANK', KEYS[2], turn)
