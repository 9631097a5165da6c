import Glibc

/// What a path names, to tell whether two paths name the same file.
struct FilePlace {
    private let file: (device: dev_t, inode: ino_t)?
    private let folder: (device: dev_t, inode: ino_t)?
    private let name: Substring

    init(_ path: String) {
        let slash = path.lastIndex(of: "/")
        name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        file = Self.identity(of: path)
        folder = Self.identity(of: slash.map { String(path[...$0]) } ?? ".")
    }

    /// Whether both are one file now, or would be once they are made.
    func isSame(as other: FilePlace) -> Bool {
        Self.areEqual(file, other.file)
            || name == other.name && Self.areEqual(folder, other.folder)
    }

    private static func identity(of path: String) -> (device: dev_t, inode: ino_t)? {
        var status = stat()
        return stat(path, &status) == 0 ? (status.st_dev, status.st_ino) : nil
    }

    private static func areEqual(
        _ left: (device: dev_t, inode: ino_t)?, _ right: (device: dev_t, inode: ino_t)?
    ) -> Bool {
        guard let left, let right else { return false }
        return left == right
    }
}
