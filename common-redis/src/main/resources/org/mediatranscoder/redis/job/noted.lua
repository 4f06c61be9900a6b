-- Notes once what became of the mail.
-- KEYS: job hash, stream of ended jobs. ARGV: channel, field, value.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
if not job[1] or redis.call('HEXISTS', KEYS[1], ARGV[2]) == 1 then
  return 0
end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', 100000, '*', 'job', job[1])
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
