#!/bin/sh
# What a proof needs and this machine lacks: install.sh PACKAGE... (Debian and its kin; root, or sudo that does not ask)
set -e
[ "$(id -u)" = 0 ] || as_root="sudo -n"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get install -y -q "$@" || { $as_root apt-get update -q && $as_root apt-get install -y -q "$@"; }
