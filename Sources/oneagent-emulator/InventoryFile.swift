import EventsAPI

/// The file of `--entities`.
enum InventoryFile {
    static func read(_ path: String) throws(UnusableFile) -> EntityInventory {
        let bytes = try UnusableFile.reading(path)
        do throws(EntityInventoryError) {
            return try EntityInventory(bytes.span)
        } catch {
            throw UnusableFile(lines: error.problems.map { "\(path):\($0)" })
        }
    }
}
