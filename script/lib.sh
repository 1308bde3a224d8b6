# Shared by the scripts of this folder, which set $root first and then source this file.
# shellcheck shell=sh

venv=$root/.venv
python=$venv/bin/python

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "$*"
    exit 1
}

# Whether $1 is a Python of a version this project runs on; a shim without a version behind it is not.
is_right_version() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' >/dev/null 2>&1
}

# Prints the command of a Python that can make an environment.
find_python() {
    lacking=
    for candidate in ${PYTHON:+"$PYTHON"} python3.12 python3.11 python3 /usr/bin/python3.12 /usr/bin/python3.11 /usr/bin/python3; do
        is_right_version "$candidate" || continue
        if "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
        lacking=${lacking:-$candidate}
    done
    if [ -n "$lacking" ]; then
        name=$("$lacking" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        die "$name thiếu mô-đun venv: hãy cài gói $name-venv (trên Debian, Ubuntu: apt install $name-venv) rồi chạy lại."
    fi
    die "Cần Python 3.11 hoặc 3.12, máy này chưa có: hãy cài một trong hai (trên Debian 12: apt install python3.11 python3.11-venv) rồi chạy lại."
}

# Installs requirements file $1 unless it stands installed as it is; further arguments go to pip.
install_requirements() {
    file=$1
    shift
    stamp=$venv/.installed-$(basename "$file")
    wanted=$(cksum <"$file")
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return
    fi
    say "Đang cài các gói của $(basename "$file"); lần đầu mất vài phút…"
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore "$python" -m pip install --quiet "$@" -r "$file" >&2 ||
        die "Không cài được các gói của $(basename "$file"): hãy xem lý do ở trên, kiểm tra kết nối mạng rồi chạy lại."
    printf '%s\n' "$wanted" >"$stamp"
}

# Makes .venv, its packages and the generated files as needed. With "dev", also what tests and checks use.
set_up() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$root/.venv.lock"
        flock 9
    fi
    if ! is_right_version "$python"; then
        base=$(find_python) || exit 1
        say "Đang tạo môi trường .venv…"
        "$base" -m venv --clear "$venv" >&2 || die "Không tạo được $venv: hãy xem lý do ở trên."
    fi
    install_requirements "$root/requirements.txt"
    if [ -f "$root/requirements-fonts.txt" ]; then
        install_requirements "$root/requirements-fonts.txt" --no-deps
    fi
    if [ "${1:-}" = dev ]; then
        install_requirements "$root/requirements-dev.txt"
    fi
    if [ -f "$root/emulation/setup_assets.py" ]; then
        (cd "$root" && "$python" -m emulation.setup_assets >&2) || die "Không tạo được các tệp sinh ra: hãy xem lý do ở trên."
    fi
    exec 9>&-
}

# Becomes a command of emulation.embedded; the current folder stays what it is.
become_embedded() {
    PYTHONPATH=$root exec "$python" -P -m emulation.embedded "$@"
}
