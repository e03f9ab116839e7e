# Git: what is staged, what has changed, hooks.

git-missing = cannot run git: { $reason }
git-missing-help = install git, and make sure that it is on PATH
git-not-a-repository = the archive is not in a git repository; to create one, run `git init`
git-no-work-tree = no work tree here (a bare repository, or git's own folder): nothing can be staged
git-not-trusted = git does not trust { $folder }: it belongs to another user
git-not-trusted-help = if you trust that user: git config --global --add safe.directory { $folder }
git-unmerged = unresolved merge conflicts: { $files }
git-unmerged-help = resolve them, run `git add`, and check again
git-no-commit = no commit `{ $revision }`
git-shallow-help = this clone does not have it; to fetch it: git fetch origin BRANCH:refs/remotes/origin/BRANCH (GitHub Actions: set `fetch-depth: 0`)
git-objects-missing = this partial clone does not contain all the records that must be checked
git-objects-missing-help = fetch them: git fetch --refetch --no-filter
git-refused = git failed: { $reason }
git-index-behind = renamed { $path } to { $to }, but could not update git's staging area: { $reason }
git-ignored = git ignores { $file } (.gitignore): remove `--add`, or change .gitignore
not-staged-filter = Changed but not staged, because git would have to run a filter (.gitattributes). To stage it: git add { $files }
not-staged-other-changes = Changed but not staged, because the file has other unstaged changes. To stage all of them: git add { $files }
hook-shared = { $path }, the folder of git hooks (core.hooksPath), is shared with other repositories
hook-shared-help = `meeting hook install --force` installs it for all of them; to give this repository its own: git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"
hook-taken = cannot keep the existing hook: { $path } already exists
hook-folder = nothing changed: { $path } is a folder, but must be a file
hook-not-ours = not removed: { $path } was not installed by `meeting hook install`
hook-missing =
    meeting: commit blocked: `meeting` is not on PATH, so the records cannot be checked.
    Put it on PATH, or commit without this check: git commit --no-verify
