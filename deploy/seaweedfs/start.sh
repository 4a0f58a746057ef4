#!/bin/sh
# SeaweedFS takes its S3 keys from a file: written from the environment, to memory, at each start.
set -eu
umask 077
cat > /dev/shm/s3.json <<JSON
{"identities": [{"name": "taskloom", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
  "credentials": [{"accessKey": "$S3_ACCESS_KEY", "secretKey": "$S3_SECRET_KEY"}]}]}
JSON
exec weed server -dir=/data -s3 -s3.config=/dev/shm/s3.json -s3.port=8333
